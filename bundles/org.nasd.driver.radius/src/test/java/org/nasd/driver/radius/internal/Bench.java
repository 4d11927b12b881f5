package org.nasd.driver.radius.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;
import org.nasd.driver.radius.internal.dictionary.Dictionaries;

/** A driver at work in a test. */
public final class Bench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RadiusDriver driver = new RadiusDriver(Dictionaries.shipped(), 1);
    private final Map<String, String> options = new HashMap<>();
    private final Permission permission = new Permission();
    private String secret = ScriptedNas.SECRET;

    public Bench with(String key, String value) {
        options.put(key, value);
        return this;
    }

    public Bench secret(String text) {
        secret = text;
        return this;
    }

    public Permission permission() {
        return permission;
    }

    public RadiusDriver driver() {
        return driver;
    }

    public Settings settings() {
        return Settings.of(driver.defaults(), options);
    }

    public Device device(String host, Integer port) {
        Nas nas = new Nas(
                1,
                "bras-1",
                host,
                "Mikrotik-CoA",
                null,
                5,
                true,
                "192.0.2.1",
                null,
                null,
                null,
                null,
                secret == null ? null : Secret.of(secret),
                port,
                Map.of(),
                Map.of());
        return new Device(nas, settings());
    }

    /** One that gives up soon. */
    public static Bench quick() {
        return new Bench()
                .with("retry.interval", "0.05")
                .with("retry.max", "0.1")
                .with("retry.count", "2");
    }

    public CompletionStage<Opening> opening(String host, int port) {
        return driver.open(device(host, port), permission);
    }

    /** A session that must come about. */
    public DeviceSession session(int port) {
        Opening opening = await(opening("127.0.0.1", port));
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).session();
    }

    /** Why there is no session. */
    public Outcome.Unavailable refusal(String host, int port) {
        Opening opening = await(opening(host, port));
        assertThat(opening).isInstanceOf(Opening.NotOpened.class);
        return ((Opening.NotOpened) opening).why();
    }

    public static Task task(Duration timeout, String... commands) {
        return new Task(1, "test", 1, Map.of(), List.of(commands), null, timeout);
    }

    public static Task task(String... commands) {
        return task(Duration.ofSeconds(10), commands);
    }

    public static Outcome perform(DeviceSession session, String... commands) {
        return await(session.perform(task(commands)));
    }

    public static <T> T await(CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError("nothing came of it", e);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
