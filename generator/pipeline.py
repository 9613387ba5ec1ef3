"""The whole way, from source documents to a site: start reading here.

    seeds/ ──ingest──▶ Document ──extract──▶ entries ──▶ content/ ──render──▶ Markdown ──site──▶ build/site

Each function is one thing that a person asks for; each line in it is one stage.
"""
