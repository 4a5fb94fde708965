complete --keep-order --exclusive --command meetstream --arguments "(COMPLETE=fish meetstream -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
