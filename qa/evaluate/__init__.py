"""Scripted evaluation of answers, without a model as judge."""
