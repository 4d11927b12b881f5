package org.nasd.webconsole.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Asks the console as a browser's page would, with its cookie and its token. */
final class Client {

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String url;
    private String cookie = "";
    private String token = "";

    Client(String url) {
        this.url = url;
    }

    Client loggedIn(String name) throws IOException, InterruptedException {
        HttpResponse<String> response = login(name, ConsoleServer.PASSWORD);
        cookie = response.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        token = json.readTree(response.body()).path("token").asText();
        return this;
    }

    HttpResponse<String> login(String name, String password) throws IOException, InterruptedException {
        return post("api/login", json.writeValueAsString(Map.of("name", name, "password", password)));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).GET());
    }

    /** The answer to a question that must be answered. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get("api/" + path);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return json.readTree(response.body());
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length == 0) {
            request.header("Content-Type", "application/json").header("X-Nasd-Token", token);
        }
        return send(request);
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return json.readTree(response.body());
    }

    String token() {
        return token;
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
