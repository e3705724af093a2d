# The checks of the project. `just` lists the recipes; `.ci/run` and the workflows call the same ones.

_default:
    @just --list

# Everything that has to pass before a change is merged.
ci: fmt lint words features deny msrv minimal-versions doc test consumers examples package instructions

# Formats the code.
format:
    cargo fmt --all

# Checks the format.
fmt:
    cargo fmt --all --check

# Runs clippy on all targets.
lint:
    cargo clippy --workspace --all-targets --all-features --locked -- -D warnings

# Checks spelling and banned phrases.
words:
    typos
    scripts/phrases

# Checks the features that programs use alone.
features:
    scripts/features

# Checks the packages with the oldest supported compiler.
msrv:
    scripts/msrv

# Checks the libraries with the lowest versions of their dependencies.
minimal-versions:
    scripts/minimal-versions

# Builds the documentation without warnings.
doc:
    RUSTDOCFLAGS="-D warnings" cargo doc --workspace --all-features --no-deps --locked

# Runs all tests that need no server.
test:
    cargo test --workspace --all-features

# Runs the tests that need PostgreSQL, PgBouncer or Redis, with servers of their own. Needs Debian's packages `postgresql`, `pgbouncer`
# and `redis-server`.
servers:
    TBK_REQUIRE_SERVERS=1 TBK_POSTGRES_TLS=on scripts/with-postgres cargo test -p tbk-sync --all-features --test postgres --test postgres_restart --test postgres_tls --test chaos
    TBK_REQUIRE_SERVERS=1 scripts/with-pgbouncer cargo test -p tbk-sync --all-features --test postgres --test postgres_restart
    TBK_REQUIRE_SERVERS=1 scripts/with-postgres cargo test -p tbk-cli --test cli --test orders_kill postgres
    TBK_REQUIRE_SERVERS=1 scripts/with-redis cargo test -p top-quota-redis --all-features
    TBK_REQUIRE_SERVERS=1 scripts/with-redis cargo test -p tbk-cli --test cli shared_quota

# Builds a crate for each way to depend on the derives.
consumers:
    scripts/consumers

# Runs every example against the sandbox.
examples:
    scripts/examples

# Builds every package from what it would publish.
package:
    scripts/package

# Checks licences, duplicate versions and sources of the dependencies.
deny:
    cargo deny --all-features check bans licenses sources

# Compares the public API with the committed listing.
public-api:
    scripts/public-api

# Counts instructions of signing and decoding.
instructions:
    scripts/instructions

# Measures everything and writes docs/performance.md.
performance rounds="5":
    scripts/performance {{rounds}}

# Rewrites generated files: coverage, the list of APIs, the tour, the public API listing.
update:
    UPDATE=1 cargo test -p top-tests --test coverage
    UPDATE=1 cargo test -p tbk-cli --test cli tour
    UPDATE=1 scripts/public-api
