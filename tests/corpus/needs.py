"""What documents need besides their own file, each by name and with the reason.

A test checks that each of them is refused without it.
"""

from __future__ import annotations

from typing import Any

from corpus.documents import Source

REFS_WITHIN = {
    "camara-qod": 1,
    "openapi3-examples/3.0__pass__externalPathItemRef": 1,
    "datamodel-code-generator/openapi__external_relative_ref__model_b__module.openapi": 1,
    "kin-openapi/openapi3__testdata__refInLocalRefInParentsSubdir__spec__openapi": 1,
    "kin-openapi/openapi3__testdata__relativeDocsUseDocumentPath__openapi__openapi": 1,
    "oapi-codegen/internal__test__references__overlays__external_json_ref__spec__spec": 1,
    "ogen/openapi__parser___testdata__remotes__api__spec": 1,
    "swagger-parser/swagger-parser-v3__src__test__resources__issue-1177__common__responses__common-responses": 2,
    "swagger-parser/swagger-parser-v3__src__test__resources__issue-913__BS__ApiSpecification": 1,
    "swagger-parser/swagger-parser-v3__src__test__resources__issue-975__contract__openapi": 1,
    "swagger-parser/swagger-parser-v3__src__test__resources__relativeParent__root__root": 1,
    "swagger-parser/swagger-parser__src__test__resources__exampleSpecs__specs__my-domain__test-api__v1__test-api-swagger_v1": 3,
}
"""References lead into a folder above the document's own: how many levels."""
LENIENT = {
    "wrong-ref-kind": (
        "refers to a thing of another kind",
        "openapi-json-schema-generator/3_0__kotlin__reserved_words",
        "hey-api/2.0.x__full",
        "libopenapi/test_specs__burgershop.openapi-modified",
        "libopenapi/test_specs__petstorev2-complete",
        "libopenapi/test_specs__petstorev2-complete-modified",
        "openapi-json-schema-generator/3_0__petstore-with-complex-headers",
        "readme-oas/oas__test____datasets____ref-deeply-nested-path-pointer",
        "redocly-cli/packages__core__src____tests____fixtures__resolve__openapi",
        "redocly-cli/tests__e2e__bundle__bundle-remove-unused-components-from-config__oas3-without-option__openapi",
        "redocly-cli/tests__e2e__lint__spec-from__openapi",
        "swagger-parser/swagger-parser-v3__src__test__resources__Issue_948",
    ),
    "bad-ref": (
        "has a reference that is no JSON pointer",
        "swagger-typescript-api/spec__paths__schema",
    ),
    "circular-ref": (
        "has a reference that leads to itself",
        "apidevtools-parser/circular__circular",
        "hey-api/3.1.x__validators-circular-ref",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__dereference__pathItem__direct-internal-circular__root",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__dereference__pathItem__indirect-internal-circular__root",
    ),
    "dangling-ref": (
        "refers to what is not there",
        "datamodel-code-generator/openapi__duplicate_models2",
        "kin-openapi/openapi3__testdata__issue235.spec0-typo",
        "libopenapi/test_specs__petstorev2-badref",
        "openapi-generator/2_0__petstore-with-fake-endpoints-models-for-testing-saga-and-records",
        "openapi-generator/3_0__python-prior__petstore-with-fake-endpoints-models-for-testing-with-http-signature",
        "openapi.net/Microsoft.OpenApi.Readers.Tests__V31Tests__ReferenceSamples__componentExternalReference",
        "openapi.net/Microsoft.OpenApi.Readers.Tests__V32Tests__ReferenceSamples__componentExternalReference",
        "openapi.net/Microsoft.OpenApi.Readers.Tests__V32Tests__ReferenceSamples__recursiveRelativeSubschemaReference",
        "openapi3-examples/3.0__pass__fiendish__ref-encoding2",
        "openapi3-examples/3.0__pass__fiendish__ref-encoding3",
        "redocly-cli/tests__e2e__lint__assertions-pattern-report-location__openapi",
        "redocly-cli/tests__e2e__lint__no-unresolved-refs-error__openapi",
        "swagger-codegen/fixtures__immutable__specifications__v3__OneOfPropertiesIssue",
        "swagger-codegen/modules__swagger-codegen__src__test__resources__integrationtests__typescript__array-and-object-spec",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__dereference__schema___anchor-not-found__dereferenced",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__resolve__nested__domain",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__resolve__nestedref",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__siblings31",
        "swagger-parser/swagger-parser-v3__src__test__resources__FlattenComposedSchemasAtComponents",
        "swagger-parser/swagger-parser-v3__src__test__resources__additionalPropertiesFlatten",
        "swagger-parser/swagger-parser-v3__src__test__resources__internal-refs",
        "swagger-parser/swagger-parser-v3__src__test__resources__issue-1518__api",
        "swagger-parser/swagger-parser-v3__src__test__resources__oas",
        "swagger-parser/swagger-parser__src__test__resources__issue-934",
        "swagger-typescript-api/spec__discriminator__schema",
        "swagger-typescript-api/spec__singleHttpClient__schema",
        "swagger-typescript-api/spec__specProperty__schema",
    ),
    "duplicate-key": (
        "gives a key twice",
        "openapi-json-schema-generator/3_0__composed-oneof",
    ),
    "external-ref": (
        "refers to the network, or to a path that only its own test serves",
        "openapi-generator/2_0__wordnik.json",
        "datamodel-code-generator/openapi__body_and_parameters_remote_ref",
        "datamodel-code-generator/openapi__read_only_write_only_url_ref",
        "libopenapi/test_specs__mixedref-burgershop.openapi",
        "oas-kit/http2__simple__input",
        "openapi.net/Microsoft.OpenApi.Readers.Tests__V31Tests__Samples__OpenApiDocument__externalRefById",
        "openapi.net/Microsoft.OpenApi.Readers.Tests__V32Tests__Samples__OpenApiDocument__externalRefById",
        "orval/external-ref",
        "redocly-cli/packages__core__src____tests____fixtures__refs__openapi-with-url-refs",
        "swagger-codegen/modules__swagger-codegen__src__test__resources__2_0__relative-ref__nested__directory__main__relative-refs",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__dereference__pathItem__components-path-items-external__root",
        "swagger-parser/swagger-parser-v3__src__test__resources__3.1.0__dereference__schema__external-oas-with-id-defs__root",
        "swagger-parser/swagger-parser-v3__src__test__resources__issue-1891__openapi",
        "swagger-parser/swagger-parser-v3__src__test__resources__issue-1891__types__local-types",
        "swagger-parser/swagger-parser-v3__src__test__resources__issue251",
        "swagger-parser/swagger-parser-v3__src__test__resources__nested-file-references__issue-328",
        "swagger-parser/swagger-parser-v3__src__test__resources__nested-network-references__issue-330",
        "swagger-parser/swagger-parser-v3__src__test__resources__nested-network-references__issue-454",
        "swagger-parser/swagger-parser-v3__src__test__resources__same-refs-different-model",
        "swagger-parser/swagger-parser__src__test__resources__spec",
        "swagger-parser/swagger-parser__src__test__resources__specs2__my-domain__test-api__v1__test-api-swagger_v1",
    ),
    "wrong-shape": (
        "is a part of a document: its paths are not an object",
        "libopenapi/bundler__test__specs__common",
        "libopenapi/bundler__test__specs__paging",
    ),
}
"""Documents of which a part means nothing, by the code that says so; the reason comes first."""
_LENIENT = frozenset(id_ for _, *ids in LENIENT.values() for id_ in ids)
LISTED = frozenset({*REFS_WITHIN, *_LENIENT})
"""All that need something."""


def settings(source: Source) -> dict[str, Any]:
    """What `source` needs, by the names of the configuration."""
    found: dict[str, Any] = {}
    if source.id in _LENIENT:
        found["lenient"] = True
    if source.id in REFS_WITHIN:
        found["refs_within"] = str(source.path.parents[REFS_WITHIN[source.id]])
    return found


def reason(id_: str) -> tuple[str, str]:
    """The option that a document needs, and why."""
    for why, *ids in LENIENT.values():
        if id_ in ids:
            return "`--lenient`", f"it {why}"
    return "`--refs-within`", "its references lead to folders beside its own"


def options(source: Source) -> list[str]:
    """The same for the command line."""
    found: list[str] = []
    for name, value in settings(source).items():
        found.append(f"--{name.replace('_', '-')}")
        found += [] if value is True else [value]
    return found
