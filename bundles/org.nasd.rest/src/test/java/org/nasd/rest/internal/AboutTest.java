package org.nasd.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.nasd.rest.internal.about.CataloguePage;

/** What the face tells about itself. */
@Timeout(60)
class AboutTest {

    private RestServer rest;

    @BeforeEach
    void start() throws Exception {
        rest = RestServer.start();
    }

    @AfterEach
    void stop() throws Exception {
        rest.close();
    }

    @Test
    void programsGetTheModelsAsJson() throws Exception {
        JsonNode models = rest.json(rest.get("/rest_api/v2/")).get("result");

        assertThat(models)
                .extracting(model -> model.get("model").asText())
                .containsExactly(
                        "EventsStackCompact", "EventsStack", "EventsFailed", "Nas", "Users", "Abonents", "Version");
        assertThat(models.at("/1/fields/0/name").asText()).isEqualTo("id");
        assertThat(models.at("/1/relations/nas").asText()).isEqualTo("Nas");
        assertThat(rest.json(rest.get("/rest_api/v2/Nas/")).at("/result/model").asText())
                .isEqualTo("Nas");
        assertThat(rest.get("/rest_api/v2/Version/").statusCode()).isEqualTo(200);
    }

    @Test
    void peopleGetAPageThatRunsNothing() throws Exception {
        HttpResponse<String> page =
                rest.get("/rest_api/v2/", "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

        assertThat(page.headers().firstValue("content-type")).contains("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("content-security-policy")).hasValueSatisfying(csp -> assertThat(csp)
                .startsWith("default-src 'none'; style-src 'sha256-")
                .doesNotContain("unsafe"));
        assertThat(page.body()).contains("<h2>EventsFailed</h2>", "bulk_create", "<td>user_id</td>", "isnull");
        assertThat(page.body()).doesNotContain("<script");
    }

    @Test
    void whatComesFromARequestIsEscaped() {
        String html =
                new String(CataloguePage.of(List.of(), "<script>\"'&").body(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(html).contains("&lt;script&gt;&quot;&#39;&amp;").doesNotContain("<script>");
    }

    @Test
    void theOpenApiDocumentIsWholeAndNamesEveryModel() throws Exception {
        HttpResponse<String> response = rest.get("/rest_api/v2/openapi.json");
        JsonNode document = rest.json(response);

        assertThat(document.get("openapi").asText()).isEqualTo("3.0.3");
        assertThat(document.at("/info/version").asText()).isEqualTo("1.2.3");
        assertThat(document.get("paths")).hasSize(7);
        assertThat(document.at("/components/schemas/EventsStack/properties/fields/properties/user_id/format")
                        .asText())
                .isEqualTo("int64");
        List<String> references = new ArrayList<>();
        collect(document, references);
        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }

    @Test
    void aHeadHasTheHeadersAlone() throws Exception {
        HttpResponse<String> head =
                rest.send(rest.request("/rest_api/v2/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("content-length").orElse(0)).isPositive();
    }

    @Test
    void thePathOfTheListIsForLookingOnly() throws Exception {
        HttpResponse<String> response =
                rest.send(rest.request("/rest_api/v2/").POST(HttpRequest.BodyPublishers.ofString("x")));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).contains("GET, HEAD");
    }
}
