"""An optional language model behind any OpenAI-compatible endpoint: it proposes plans and words answers.

It never supplies a number: a proposed plan is carried out by the ordinary
operations, and a worded answer is struck down to what its claims back.
Nothing here is imported unless ``NIANBAO_LLM_URL`` is set.
"""
