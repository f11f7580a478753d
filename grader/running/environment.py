"""The environment of the process that runs the checks."""

import os
from pathlib import Path

import certifi


def environment(scratch: Path, hash_seed: str) -> dict[str, str]:
    """Return an environment made from nothing: no token or setting of the caller gets in.

    `scratch` is a folder for what is written; `hash_seed` is Python's PYTHONHASHSEED.
    """
    # A client loads its certificates when it is made; one is enough where calls are faked.
    certificate = scratch / "certificate.pem"
    certificate.write_text(_first_certificate(), "ascii")
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "LD_LIBRARY_PATH") if key in os.environ}
    return kept | {
        "PATH": os.defpath,
        "HOME": str(scratch),
        "TMPDIR": str(scratch),
        "TEMP": str(scratch),
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "PYTHONHASHSEED": hash_seed,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "SSL_CERT_FILE": str(certificate),
        # macOS asks the system for proxies otherwise, which a forked process must not do.
        "no_proxy": "*",
    }


def _first_certificate() -> str:
    end = "-----END CERTIFICATE-----\n"
    with Path(certifi.where()).open(encoding="ascii", errors="ignore") as bundle:
        text = bundle.read(20_000)
    return text[text.index("-----BEGIN") : text.index(end) + len(end)]
