package org.nasd.itests.faults.scene;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.nasd.itests.harness.Ledger;

/** A program that asks for events by REST, each with an idempotency key. */
public final class RestClient {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final int port;

    public RestClient(int port) {
        this.port = port;
    }

    /** An answer of nasd. */
    public record Answer(int status, String body) {}

    /**
     * How a request ended that was repeated until it was accepted.
     *
     * @param accepted whether it was
     * @param repeats how often it was sent again
     * @param lastStatus the status of the last answer, 0 for none
     */
    public record Told(boolean accepted, int repeats, int lastStatus) {}

    /** Asks for an event. */
    public CompletableFuture<Answer> push(long user, int place, String key) {
        return http.sendAsync(request(user, place, key), HttpResponse.BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body()));
    }

    /** Asks for an event, and again with the same key when that fails, so many times in all. */
    public Told pushUntilAccepted(long user, int place, int tries) throws InterruptedException {
        int status = 0;
        for (int i = 0; i < tries; i++) {
            try {
                status = http.send(request(user, place, user + "-" + place), HttpResponse.BodyHandlers.ofString())
                        .statusCode();
                if (status == 200) {
                    return new Told(true, i, status);
                }
            } catch (IOException e) {
                status = 0;
            }
        }
        return new Told(false, tries - 1, status);
    }

    private HttpRequest request(long user, int place, String key) {
        String event = "{\"user_id\": " + user + ", \"cmd\": \"" + Ledger.EVENT + "\", \"params\": {\"place\": " + place
                + "}}";
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/rest_api/v2/EventsStackCompact/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "method1=objects.create&arg1=" + URLEncoder.encode(event, StandardCharsets.UTF_8)))
                .build();
    }

    /** The status of a page without login. */
    public int status(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
