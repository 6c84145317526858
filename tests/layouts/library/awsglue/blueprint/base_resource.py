"""A small library of our own for layouts: the classes that AWS documents, and no more."""


class Resource:
    """An entity with named members, of which `DependsOn` makes triggers."""

    def __init__(self, **members):
        self.members = {name: value for name, value in members.items() if value is not None}

    @property
    def Name(self):
        return self.members["Name"]

    def named(self, suffix):
        return f"{self.Name}_{suffix}"

    def to_json(self):
        return {name: value for name, value in self.members.items()
                if name not in ("DependsOn", "WaitForDependencies")}
