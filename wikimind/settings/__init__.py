"""Groups of settings, one file for each thing that is set; `config.Settings` is all of them together."""
