# 每一行都可以不用 make，照样自己敲（Windows 上 .venv/bin/python 是 .venv\Scripts\python.exe）。
PYTHON ?= python3
PORT ?= 8000
SOURCES ?=
export NO_MKDOCS_2_WARNING = 1
WIKI = .venv/bin/python -m scripts
BUILD = .venv/bin/python -m mkdocs build --strict --quiet

.PHONY: setup site local serve offline edit test lock

setup:      ## 建 .venv，装好要用的包
	@$(PYTHON) scripts/bootstrap.py

# 2：有来源读不了（已说明，如没有 LibreOffice），它们的页已在仓库里，照样建站。
site: setup ## 来源 → 页面 → 网站，在 site/
	$(WIKI) convert || [ $$? -eq 2 ]
	$(WIKI) site
	$(WIKI) index
	WIKI_HANT=true $(BUILD)

# 外来文档只在本机看：页面在 docs/examples/local/，网站在 site-local/，都不进 git。读不了的文件已说明，其余继续。
local: setup
	$(WIKI) convert "$(SOURCES)" --into docs/examples/local || [ $$? -eq 2 ]
	$(WIKI) site --local
	WIKI_HANT=true WIKI_EXCLUDE=/examples/local/index.yml $(BUILD) --site-dir site-local
	$(WIKI) index --into site-local/assets/wording/index

serve: $(if $(SOURCES),local,site) ## 建好并在 http://127.0.0.1:8000/ 打开（PORT= 换端口，SOURCES= 加外来文档）
	$(WIKI) serve $(if $(SOURCES),site-local,site) --port $(PORT)

offline: site ## 不用服务器也能打开的网站，在 site-offline/：双击 index.html，检索也能用
	WIKI_HANT=true WIKI_DIRECTORY_URLS=false $(BUILD) --site-dir site-offline

edit: setup ## 边改边看，只有简体
	.venv/bin/python -m mkdocs serve --dirty --livereload --dev-addr 127.0.0.1:$(PORT)

test:       ## 装好测试要的一切，跑全部检查
	@PYTHON=$(PYTHON) bash .ci/run

lock:       ## 改了 pyproject.toml 的依赖以后，重写带哈希的锁定文件
	.venv/bin/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements.txt
	.venv/bin/uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-dev.txt
	.venv/bin/uv pip compile -q pyproject.toml --group bench --constraint requirements.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-bench.txt
	.venv/bin/uv pip compile -q pyproject.toml --group cluster --constraint requirements.txt --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -o requirements-cluster.txt
