from .base_resource import Resource


class Job(Resource):
    member = "JobName"
    state = "State"
