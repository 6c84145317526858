"""Crawls the sales of a day, then sums them up."""

from awsglue.blueprint.crawler import Crawler
from awsglue.blueprint.job import Job
from awsglue.blueprint.workflow import Entities, Workflow


def generate_layout(user_params, system_params):
    name = user_params["WorkflowName"]
    crawler = Crawler(Name=f"{name}_sales", Role=user_params["Role"], DatabaseName=name,
                      Targets={"S3Targets": [{"Path": user_params["SalesPath"]}]})
    scripts = f"s3://aws-glue-scripts-{system_params['accountId']}-{system_params['region']}"
    job = Job(Name=f"{name}_sums", Role=user_params["Role"],
              Command={"Name": "glueetl", "ScriptLocation": f"{scripts}/sums.py"},
              WorkerType="G.1X", NumberOfWorkers=user_params["Workers"],
              DependsOn={crawler: "SUCCEEDED"})
    return Workflow(Name=name, Entities=Entities(Crawlers=[crawler], Jobs=[job]),
                    OnSchedule="cron(0 6 * * ? *)")
