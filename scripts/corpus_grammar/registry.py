"""The templates and how many pairs each should give."""

TEMPLATES = []


def template(quota):
    """Registers a function of a Chooser that returns a French and an English sentence."""

    def register(function):
        TEMPLATES.append((function.__name__, quota, function))
        return function

    return register
