from .base_resource import Resource


class Crawler(Resource):
    member = "CrawlerName"
    state = "CrawlState"
