package org.nasd.rest.internal.about;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The catalogue as an OpenAPI 3 document. */
public final class OpenApi {

    private static final String COMPONENTS = "#/components/";

    private OpenApi() {}

    /**
     * @param models as {@link Catalogue} has them
     * @param version nasd's
     */
    public static Map<String, Object> of(List<Map<String, Object>> models, String version) {
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Object> schemas = new LinkedHashMap<>();
        schemas.put("Error", error());
        for (Map<String, Object> model : models) {
            String title = (String) model.get("model");
            schemas.put(title, object(title, (List<?>) model.get("fields")));
            schemas.put(title + "Call", call(model));
            paths.put((String) model.get("path"), path(model));
        }
        return map(
                "openapi", "3.0.3",
                "info",
                        map(
                                "title",
                                "nasd",
                                "version",
                                version,
                                "description",
                                "Events for an Internet provider's routers. A POST names methods that follow each other, "
                                        + "each with its arg; only the result of the last one is answered."),
                "servers", List.of(map("url", "/")),
                // Callers on this machine need no login.
                "security", List.of(map(), map("basic", List.of()), map("token", List.of())),
                "paths", paths,
                "components",
                        map(
                                "schemas", schemas,
                                "responses", responses(),
                                "securitySchemes",
                                        map(
                                                "basic", map("type", "http", "scheme", "basic"),
                                                "token", map("type", "http", "scheme", "bearer"))));
    }

    private static Map<String, Object> path(Map<String, Object> model) {
        String title = (String) model.get("model");
        Object body = map("schema", ref("schemas", title + "Call"));
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("200", map("description", "The result of the last method", "content", json(answer(title))));
        for (String status : responses().keySet()) {
            answers.put(status, ref("responses", status));
        }
        return map(
                "get",
                        map(
                                "operationId",
                                "describe" + title,
                                "summary",
                                "The model's methods and fields",
                                "responses",
                                map("200", map("description", "The model", "content", json(map("type", "object"))))),
                "post",
                        map(
                                "operationId", "call" + title,
                                "summary", model.get("purpose"),
                                "parameters",
                                        List.of(map(
                                                "name", "Idempotency-Key",
                                                "in", "header",
                                                "description",
                                                        "The same creation with the same key is done once; EventsStackCompact only",
                                                "schema", map("type", "string", "maxLength", 255))),
                                "requestBody",
                                        map(
                                                "required",
                                                true,
                                                "content",
                                                map(
                                                        "application/x-www-form-urlencoded",
                                                        body,
                                                        "application/json",
                                                        body)),
                                "responses", answers));
    }

    private static Map<String, Object> answer(String title) {
        Object one = ref("schemas", title);
        return map(
                "type", "object",
                "required", List.of("call", "result"),
                "properties",
                        map(
                                "call", map("type", "string"),
                                "result",
                                        map(
                                                "description",
                                                "An object for get, create and save; a list for filter, all and bulk_create; else a value",
                                                "anyOf",
                                                List.of(
                                                        one,
                                                        map("type", "array", "items", one),
                                                        map("type", "integer", "format", "int64"),
                                                        map("type", "object"))),
                                "more",
                                        map(
                                                "type",
                                                "boolean",
                                                "description",
                                                "The list ends because the page is full")));
    }

    private static Map<String, Object> call(Map<String, Object> model) {
        List<Object> methods = new ArrayList<>((List<?>) model.get("methods"));
        methods.addAll((List<?>) model.get("object_methods"));
        return map(
                "type", "object",
                "required", List.of("method1", "arg1"),
                "properties",
                        map(
                                "method1", map("type", "string", "enum", model.get("methods")),
                                "arg1", map("description", "JSON; given even if empty", "example", "{\"id\": 5}"),
                                "method2", map("type", "string", "enum", methods),
                                "arg2", map("description", "JSON for method2; method3, arg3 and so on follow"),
                                "fields", map("description", "JSON list of the fields wanted", "example", "[\"id\"]"),
                                "limit", map("type", "integer", "minimum", 1, "maximum", 1000),
                                "offset", map("type", "integer", "minimum", 0),
                                "idempotency_key", map("type", "string", "maxLength", 255)));
    }

    private static Map<String, Object> object(String title, List<?> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Object field : fields) {
            Map<?, ?> told = (Map<?, ?>) field;
            Map<String, Object> property = type(String.valueOf(told.get("type")));
            if (Boolean.TRUE.equals(told.get("null"))) {
                property.put("nullable", true);
            }
            properties.put(String.valueOf(told.get("name")), property);
        }
        return map(
                "type",
                "object",
                "properties",
                map(
                        "pk", map("type", "integer", "format", "int64"),
                        "model", map("type", "string", "enum", List.of(title)),
                        "fields", map("type", "object", "properties", properties)));
    }

    private static Map<String, Object> type(String kind) {
        return switch (kind) {
            case "integer" -> map("type", "integer", "format", "int64");
            case "flag" -> map("type", "boolean");
            case "time" -> map("type", "string", "example", "2019-08-27 10:57:41");
            default -> map("type", "string");
        };
    }

    private static Map<String, Object> error() {
        return map(
                "type", "object",
                "required", List.of("call", "error"),
                "properties", map("call", map("type", "string"), "error", map("type", "string")));
    }

    private static Map<String, Object> responses() {
        Map<String, Object> responses = new LinkedHashMap<>();
        Map<String, String> told = new LinkedHashMap<>();
        told.put("400", "The request cannot be used");
        told.put("401", "A login is needed");
        told.put("403", "The role does not allow it, or it is read-only");
        told.put("404", "There is no such object");
        told.put("409", "More than one fits, it is there already, it is too late, or the key came with another body");
        told.put("413", "The body is too large");
        told.put("429", "Too many requests, or failed logins; Retry-After says when to try again");
        told.put("503", "The database is away; Retry-After says when to try again");
        told.forEach((status, meaning) ->
                responses.put(status, map("description", meaning, "content", json(ref("schemas", "Error")))));
        return responses;
    }

    private static Map<String, Object> json(Object schema) {
        return map("application/json", map("schema", schema));
    }

    private static Map<String, Object> ref(String kind, String name) {
        return map("$ref", COMPONENTS + kind + "/" + name);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
