# The habits of working on this project; the README's two commands are .ci/demo and .ci/test.
.PHONY: demo test lint model evaluate bench
demo:
	bash .ci/demo
test:
	bash .ci/test
lint:
	.venv/bin/ruff check . && .venv/bin/mypy assistant service
model:
	.venv/bin/assistant train
evaluate:
	.venv/bin/assistant evaluate
bench:
	.venv/bin/assistant bench
