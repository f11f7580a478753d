"""grade.py as students and teachers run it."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from reading import ROOT

POSIX = os.name == "posix"


def test_the_starter_gets_a_friendly_screen(run_grade):
    finished = run_grade()
    assert finished.returncode == 1
    assert finished.stderr == ""
    for words in ("starter", "0 / 4 steps", "Next: step 1", "Total  0 / 100", "--quiz"):
        assert words in finished.stdout
    assert "\x1b" not in finished.stdout


def test_the_reference_is_complete(run_grade):
    finished = run_grade("reference")
    assert finished.returncode == 0
    assert "Total  100 / 100" in finished.stdout
    assert "Next" not in finished.stdout


def test_it_works_from_any_folder(run_grade, tmp_path):
    shutil.copytree(ROOT / "reference", tmp_path / "mine")
    assert run_grade(cwd=tmp_path).returncode == 1
    finished = run_grade("mine", cwd=tmp_path)
    assert finished.returncode == 0
    assert finished.stdout.startswith("mine ")


def test_json_is_the_report(run_grade):
    finished = run_grade("reference", "--json")
    assert json.loads(finished.stdout)["score"] == 100
    assert finished.stdout == run_grade("reference", "--json").stdout
    both = json.loads(run_grade("starter", "reference", "--json").stdout)
    assert [report["score"] for report in both] == [0, 100]


def test_one_step_only(run_grade, make):
    folder = make(views="import httpx\nfrom django.http import JsonResponse\n")
    assert run_grade(folder, "--step", "1").returncode == 0
    finished = run_grade(folder, "--step", "2")
    assert finished.returncode == 1
    assert "Step 2" in finished.stdout
    assert "Step 1" not in finished.stdout
    assert "Next: step 2" in finished.stdout
    (folder / "items" / "views.py").write_text("def fetch_data(request:\n")
    assert "items/views.py, line 1 cannot be read" in run_grade(folder, "--step", "4").stdout


def test_hints_can_be_left_out(run_grade):
    assert "Hint" in run_grade().stdout
    without = run_grade("--no-hints").stdout
    assert "Hint" not in without
    assert "Next: step" not in without


def test_a_class_gets_reports_and_a_gradebook(run_grade, tmp_path):
    finished = run_grade("starter", "reference", "--out", tmp_path / "reports")
    assert finished.returncode == 1
    lines = finished.stdout.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["starter", "reference"]
    assert lines[2] == "2 graded, 1 with full score"
    names = sorted(path.name for path in (tmp_path / "reports").iterdir())
    assert names == ["gradebook.csv", "reference.json", "starter.json"]
    with (tmp_path / "reports" / "gradebook.csv").open(encoding="utf-8") as file:
        rows = {row["submission"]: row for row in csv.DictReader(file)}
    assert rows["reference"]["score"] == "100"
    assert rows["starter"]["step 1"] == "0"


NAMES = ["with space", 'it\'s "quoted"', "emoji 🐟", "-leading", "=1+1", "größe", "a*b?c"]


@pytest.mark.skipif(not POSIX, reason="Windows has no folders of these names")
def test_folder_names_of_every_kind(run_grade, tmp_path):
    for name in NAMES:
        shutil.copytree(ROOT / "starter", tmp_path / name)
    finished = run_grade("--out", "out", "--", *NAMES, cwd=tmp_path)
    assert finished.returncode == 1, finished.stderr
    assert len(list((tmp_path / "out").glob("*.json"))) == len(NAMES)
    gradebook = (tmp_path / "out" / "gradebook.csv").read_text("utf-8")
    assert "\n'=1+1," in gradebook
    assert "\n'-leading," in gradebook


def test_clones_of_the_same_name_keep_their_own_reports(run_grade, tmp_path):
    for name in ("alice/clone", "bob/clone"):
        shutil.copytree(ROOT / "starter", tmp_path / name / "starter")
    run_grade("alice/clone", "bob/clone", "alice/clone/", "--out", "out", cwd=tmp_path)
    names = sorted(path.stem for path in (tmp_path / "out").glob("*.json"))
    assert names == ["alice-clone", "bob-clone"]


def test_a_report_folder_that_cannot_be_written(run_grade, tmp_path):
    (tmp_path / "file").write_text("")
    finished = run_grade("--out", tmp_path / "file")
    assert finished.returncode == 2
    assert "cannot be written to" in finished.stderr
    assert finished.stdout == ""


def test_a_read_only_submission_is_graded_and_left_alone(run_grade, make):
    folder = make()
    before = sorted(folder.rglob("*"))
    for path in [folder, *before]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert run_grade(folder).returncode == 0
    assert sorted(folder.rglob("*")) == before
    for path in [folder, *before]:
        path.chmod(0o755)


def test_a_class_folder_is_what_teachers_have(run_grade, tmp_path):
    group = tmp_path / "class"
    for name in ("a:b", "a_b", "n" * 240, "no-starter"):
        (group / name).mkdir(parents=True)
    for name in ("a:b", "a_b"):
        shutil.copytree(ROOT / "starter", group / name / "starter")
    (group / "notes.txt").write_text("a file between the clones")
    if POSIX:
        os.mkfifo(group / "no-starter" / "answers.toml")
        (group / os.fsdecode(b"caf\xe9")).mkdir()
    out = tmp_path / "out"
    finished = run_grade(*sorted(map(str, group.iterdir())), "--out", out)
    assert finished.returncode == 1, finished.stderr
    assert "notes.txt is a file" in finished.stderr
    assert "There is no folder items in it" in finished.stdout
    names = {path.stem for path in out.glob("*.json")}
    assert {"a_b", "a_b-2", "no-starter"} <= {name.removeprefix("class-") for name in names}
    assert len(names) == 4 + POSIX
    mistaken = run_grade(group)
    assert mistaken.returncode == 2
    assert "name them, as in" in mistaken.stderr


@pytest.mark.skipif(not POSIX, reason="sends a signal")
def test_reports_are_written_as_soon_as_they_are_there(make, tmp_path):
    folders = make("looping", views="while True: pass\n"), make("first")
    process = started(*folders, "--jobs", "2", "--out", tmp_path / "out")
    while not (tmp_path / "out" / "first.json").exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 130
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["first.json"]


def test_a_file_that_is_too_large_is_named(run_grade, make):
    finished = run_grade(make(views="#" * (1 << 20) + "\n\n"))
    assert "items/views.py is larger than 1 MiB and is left out." in finished.stdout


def test_help_has_an_example_for_everyone(run_grade):
    finished = run_grade("--help")
    assert finished.returncode == 0
    assert len(finished.stdout.splitlines()) < 24
    for words in ("--watch", "--quiz", "--help-all", "exit status"):
        assert words in finished.stdout
    everything = run_grade("--help-all").stdout
    for words in ("--watch", "class/* --out reports", "--salt", "--validity", "--lint"):
        assert words in everything
    assert "--salt" not in finished.stdout


def test_usage_mistakes_are_one_sentence(run_grade):
    finished = run_grade("--watch", "--json")
    assert finished.returncode == 2
    assert finished.stderr.startswith("grade.py: --watch")
    assert run_grade("--step", "9").returncode == 2
    assert "--step shows one submission" in run_grade("--step", "1", "starter", "reference").stderr
    assert run_grade("--jobs", "0").returncode == 2
    assert "There is no step 9: the steps are 1 to 4." in run_grade("--step", "9").stderr
    assert "--quiz and --watch do not go together" in run_grade("--quiz", "--watch").stderr
    assert "--no-hints shows one" in run_grade("--no-hints", "starter", "reference").stderr


def test_colours_come_only_where_they_are_wanted(run_grade):
    coloured = run_grade(NO_COLOR="", FORCE_COLOR="1", TERM="xterm")
    assert "\x1b[" in coloured.stdout
    assert "\x1b[3" not in run_grade(NO_COLOR="1", FORCE_COLOR="1", TERM="xterm").stdout


def test_a_narrow_old_console_still_shows_everything(run_grade):
    finished = run_grade(COLUMNS="40", PYTHONIOENCODING="ascii")
    assert finished.returncode == 1
    assert "Total" in finished.stdout


def started(*arguments, **options) -> subprocess.Popen:
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, str(ROOT / "grade.py"), *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env=environment | options,
    )  # fmt: skip


@pytest.mark.skipif(not POSIX, reason="no such signal on Windows")
def test_ctrl_c_leaves_nothing_behind(make, tmp_path):
    looping = make(views="while True:\n    pass\n")
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    process = started(looping, ROOT / "starter", TMPDIR=str(scratch))
    while not list(scratch.rglob("record.jsonl")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=20)
    assert process.returncode == 130
    assert error.strip() == "Stopped."
    assert list(scratch.iterdir()) == []


@pytest.mark.skipif(not POSIX, reason="sends a signal")
def test_watch_grades_again_after_a_save(make):
    folder = make(views="")
    process = started(folder, "--watch")
    try:
        read_until(process, "Watching")
        shutil.copyfile(ROOT / "reference" / "items" / "views.py", folder / "items" / "views.py")
        text = read_until(process, "Watching")
        assert "now passes: 11 checks" in text
        assert "+65 points since the last run" in text
    finally:
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
    assert process.returncode == 130
    assert error.strip() == "Stopped."


def read_until(process: subprocess.Popen, words: str) -> str:
    text = ""
    for line in process.stdout:
        text += line
        if words in line:
            return text
    raise AssertionError(text)


@pytest.mark.skipif(not POSIX, reason="needs a terminal to type into")
def test_the_quiz_is_asked_in_the_terminal(make):
    import pexpect

    folder = make("quizzed", base="starter")
    child = pexpect.spawn(
        sys.executable, [str(ROOT / "grade.py"), str(folder), "--quiz"], encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", "TERM": "dumb"}, timeout=30,
    )  # fmt: skip
    for number, letter in enumerate("abDACCBCDB", start=1):
        child.expect(f"{number} of 10")
        child.expect("Your answer")
        if number == 1:
            child.sendline("x")
            child.expect("One letter: A, B, C or D")
            child.sendline("?")
            child.expect("Hint: ")
        child.sendline(letter)
    child.expect("20 of 20 points")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    written = (folder / "answers.toml").read_text("utf-8")
    assert written == (ROOT / "reference" / "answers.toml").read_text("utf-8")


@pytest.mark.parametrize("part", ["items", "config", "items/migrations"])
def test_a_part_of_a_submission_is_not_graded_as_one(run_grade, part):
    finished = run_grade(ROOT / "starter" / part)
    assert finished.returncode == 2
    assert "is only a part of a submission: name the folder" in finished.stderr
    assert len(finished.stderr.splitlines()) == 1


def test_more_workers_than_submissions_are_not_started(run_grade):
    assert run_grade("starter", "reference", "--jobs", "500").returncode == 1


def test_json_and_one_step_do_not_go_together(run_grade):
    for option in (("--step", "2"), ("--no-hints",)):
        finished = run_grade("--json", *option)
        assert finished.returncode == 2
        assert "--json prints the whole report" in finished.stderr
    assert "an empty text names no folder" in run_grade("--out", "").stderr


@pytest.mark.skipif(not POSIX, reason="closes descriptors")
@pytest.mark.parametrize(("closed", "arguments"), [(1, []), (0, ["--quiz"])], ids=["out", "in"])
def test_a_closed_stream_is_no_traceback(make, closed, arguments):
    folder = make("work", base="starter")
    finished = subprocess.run(
        [sys.executable, str(ROOT / "grade.py"), str(folder), *arguments],
        preexec_fn=lambda: os.close(closed), stderr=subprocess.PIPE, text=True, check=False,
        stdout=subprocess.DEVNULL, timeout=60,
    )  # fmt: skip
    assert finished.returncode == (2 if closed == 1 else 1)
    assert "Traceback" not in finished.stderr


@pytest.mark.skipif(not POSIX, reason="Windows has no folders of these names")
def test_control_characters_in_a_name_do_not_reach_the_terminal(run_grade, tmp_path):
    for name in ("\x1b[31mred", "a\tb\x7f\x9b"):
        shutil.copytree(ROOT / "starter", tmp_path / name)
    finished = run_grade(
        "--out", "out", "--", *[path.name for path in tmp_path.iterdir()], cwd=tmp_path
    )
    assert finished.returncode == 1
    names = sorted(path.name for path in (tmp_path / "out").glob("*.json"))
    assert names == ["_[31mred.json", "a_b__.json"]
    assert not set("\x1b\x7f\x9b") & set(finished.stdout)


def test_a_folder_that_is_no_submission_is_not_searched(run_grade):
    assert "There is no folder items in it" in run_grade("/usr" if POSIX else "C:/Windows").stdout


def test_what_follows_two_dashes_is_a_folder(run_grade):
    for name in ("--help", "-h", "--help-all"):
        finished = run_grade("--", name)
        assert finished.returncode == 2
        assert f"There is no folder {name}" in finished.stderr


def test_odd_settings_of_python_and_odd_salts_change_nothing(run_grade):
    assert run_grade("reference", PYTHONSAFEPATH="1").returncode == 0
    assert run_grade("reference", "--salt", os.fsdecode(b"\xff")).returncode == 0
