"""Every kernel in the browser: what a kernel has elsewhere too, and what only this one needs."""

c = get_config()
c.InteractiveShellApp.extensions = ["netwerkgemeente.out_of_order", "plain_comms"]
c.InteractiveShellApp.exec_lines = [
    "get_ipython().Completer.use_jedi = False",
    "import netwerkgemeente.lesson; del netwerkgemeente",  # now, and not when Start is pressed
]
