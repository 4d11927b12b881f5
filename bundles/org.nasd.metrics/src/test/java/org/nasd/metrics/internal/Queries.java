package org.nasd.metrics.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a dashboard asks Prometheus. */
final class Queries {

    private static final Pattern METRIC = Pattern.compile("\\b(?:nasd|jvm|process|hikaricp)_[a-z_]+\\b");

    private Queries() {}

    static List<String> ofDashboard(Path file) throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode query : new ObjectMapper().readTree(file.toFile()).findValues("expr")) {
            queries.add(query.asText());
        }
        return queries;
    }

    /** A file of rules with these queries, as they are once the dashboard's variables are filled in. */
    static String asRules(List<String> queries) {
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        for (int i = 0; i < queries.size(); i++) {
            String query = queries.get(i)
                    .replace("$__rate_interval", "1m")
                    .replaceAll("\\$[a-z]+", "x")
                    .replace("'", "''");
            rules.append("  - record: query_")
                    .append(i)
                    .append("\n    expr: '")
                    .append(query)
                    .append("'\n");
        }
        return rules.toString();
    }

    /** The names of metrics in them. */
    static Set<String> metrics(List<String> queries) {
        Set<String> names = new TreeSet<>();
        for (String query : queries) {
            Matcher metric = METRIC.matcher(query);
            while (metric.find()) {
                names.add(metric.group());
            }
        }
        return names;
    }
}
