"""Understanding a question: years, issuers and terms, operation, scope, plan. Deterministic."""
