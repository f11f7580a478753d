raise NotImplementedError("write the model Item here")
