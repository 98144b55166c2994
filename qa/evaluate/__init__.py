"""Scripted evaluation of answers, without a model as judge.

``read_questions`` → ``evaluate`` (ask, judge) → ``summarise`` (metrics with
confidence intervals, one JSON object) → ``text_report``, ``html_report``,
``compare``. ``run_baselines`` puts plain retrieval beside it.
"""
