"""Every kernel of this environment: watch for cells that are run out of order."""

c = get_config()
c.InteractiveShellApp.extensions = ["netwerkgemeente.out_of_order"]
