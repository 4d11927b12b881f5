package org.nasd.rest.internal.about;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.nasd.rest.internal.answer.Page;
import org.nasd.rest.internal.model.Lookups;

/** The catalogue for a person with a browser. */
public final class CataloguePage {

    private static final String STYLE =
            "body{font:15px/1.5 sans-serif;max-width:62em;margin:2em auto;padding:0 1em;color:#222}"
                    + "table{border-collapse:collapse;margin:.5em 0}td,th{border:1px solid #ccc;padding:.15em .6em;text-align:left}"
                    + "pre{background:#f4f4f4;padding:.8em;overflow:auto}h2{margin-top:2em}code{background:#f4f4f4}";

    private CataloguePage() {}

    /**
     * @param models as {@link Catalogue} has them
     * @param host under which the reader reached this page, or null
     */
    public static Page of(List<Map<String, Object>> models, String host) {
        StringBuilder html = new StringBuilder(
                        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>nasd REST</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>nasd REST</h1>")
                .append(
                        "<p>POST to a model's address: methods follow each other, each with its arg, also when that is empty. ")
                .append("For programs: <a href=\"/rest_api/v2/openapi.json\">OpenAPI 3</a>.</p><pre>")
                .append(escaped(example(host)))
                .append("</pre><p>Look-ups, after <code>__</code>: ")
                .append(escaped(Lookups.names()))
                .append("</p>");
        models.forEach(model -> section(html, model));
        return new Page(
                200,
                Page.HTML,
                html.append("</body></html>").toString().getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; form-action 'none'; "
                                + "frame-ancestors 'none'"));
    }

    private static String example(String host) {
        return "curl -XPOST 'http://" + (host == null ? "127.0.0.1:8082" : host)
                + "/rest_api/v2/EventsStackCompact/' \\\n"
                + "  -d 'method1=objects.create&arg1={\"user_id\": 5, \"cmd\": \"user_redirect_cancel\"}'\n"
                + "... -d 'method1=objects.filter&arg1={\"user_id__in\": [5, 6]}&method2=order_by&arg2=[\"-id\"]"
                + "&fields=[\"cmd\", \"nas__name\"]'";
    }

    private static void section(StringBuilder html, Map<String, Object> model) {
        html.append("<h2>")
                .append(escaped(model.get("model")))
                .append("</h2><p>")
                .append(escaped(model.get("purpose")));
        html.append("</p><p><code>POST ").append(escaped(model.get("path"))).append("</code></p><p>Methods: ");
        html.append(escaped(joined(model.get("methods"))));
        if (model.get("object_methods") instanceof List<?> methods && !methods.isEmpty()) {
            html.append("; of an object: ").append(escaped(joined(methods)));
        }
        if (model.get("relations") instanceof Map<?, ?> relations && !relations.isEmpty()) {
            html.append(". Points to: ").append(escaped(relations.toString().replaceAll("[{}]", "")));
        }
        html.append("</p><table><tr><th>field</th><th>type</th><th>null</th></tr>");
        if (model.get("fields") instanceof List<?> fields) {
            fields.forEach(field -> row(html, (Map<?, ?>) field));
        }
        html.append("</table>");
    }

    private static void row(StringBuilder html, Map<?, ?> field) {
        html.append("<tr><td>")
                .append(escaped(field.get("name")))
                .append("</td><td>")
                .append(escaped(field.get("type")));
        html.append("</td><td>")
                .append(Boolean.TRUE.equals(field.get("null")) ? "yes" : "")
                .append("</td></tr>");
    }

    private static String joined(Object list) {
        return String.join(", ", ((List<?>) list).stream().map(String::valueOf).toList());
    }

    static String escaped(Object text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String hash() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
