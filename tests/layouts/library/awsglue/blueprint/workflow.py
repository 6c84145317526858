from .base_resource import Resource
from .crawler import Crawler
from .job import Job


class Entities:
    def __init__(self, Jobs=(), Crawlers=()):
        self.Jobs, self.Crawlers = list(Jobs or ()), list(Crawlers or ())


class Workflow(Resource):
    """Its `to_json()` has the members Workflow, Crawlers, Jobs and Triggers."""

    def to_json(self, suffix=""):
        entities = self.members["Entities"]
        workflow = {name: value for name, value in self.members.items()
                    if name not in ("Entities", "OnSchedule")}
        shown = {kind: [{**entity.to_json(), "Name": entity.named(suffix)} for entity in found]
                 for kind, found in (("Crawlers", entities.Crawlers), ("Jobs", entities.Jobs))}
        return {"Workflow": workflow, **shown, "Triggers": self.triggers(suffix)}

    def triggers(self, suffix):
        entities = self.members["Entities"]
        start = {"Name": f"{self.Name}_starting_trigger", "WorkflowName": self.Name,
                 "Actions": [], "Type": "ON_DEMAND"}
        if schedule := self.members.get("OnSchedule"):
            start.update(Type="SCHEDULED", Schedule=schedule, StartOnCreation=True)
        triggers = []
        for entity in [*entities.Crawlers, *entities.Jobs]:
            action = {entity.member: entity.named(suffix)}
            if "DependsOn" not in entity.members:
                start["Actions"].append(action)
                continue
            conditions = [{"LogicalOperator": "EQUALS", other.member: other.named(suffix),
                           other.state: state}
                          for other, state in entity.members["DependsOn"].items()]
            triggers.append({"Name": f"{self.Name}_{entity.named(suffix)}_trigger",
                             "WorkflowName": self.Name, "Type": "CONDITIONAL",
                             "StartOnCreation": True, "Actions": [action],
                             "Predicate": {"Conditions": conditions}})
        return [*triggers, start]
