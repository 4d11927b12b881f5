package org.nasd.driver.mikrotik.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.nasd.api.driver.BlockingDialogue;
import org.nasd.api.driver.Device;
import org.nasd.api.driver.DeviceSession;
import org.nasd.api.driver.DriverContext;
import org.nasd.api.driver.Opening;
import org.nasd.api.driver.Outcome;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.nas.Nas;
import org.nasd.api.nas.Secret;

/** A driver at work in a test. */
public final class Bench implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MikrotikDriver driver = new MikrotikDriver(1);
    private final Map<String, String> options = new HashMap<>();
    private volatile boolean maySpeak = true;
    private String login = "nasd";
    private String password = "secret";

    public Bench with(String key, String value) {
        options.put(key, value);
        return this;
    }

    public Bench as(String name, String secret) {
        login = name;
        password = secret;
        return this;
    }

    public MikrotikDriver driver() {
        return driver;
    }

    public Settings settings() {
        return Settings.of(driver.defaults(), options);
    }

    public Device device(String host, int port) {
        Nas nas = new Nas(
                1,
                "m1",
                host,
                "Mikrotik-Simple",
                null,
                5,
                true,
                null,
                port,
                login,
                Secret.of(password),
                null,
                null,
                null,
                Map.of(),
                Map.of());
        return new Device(nas, settings());
    }

    public CompletionStage<Opening> opening(int port) {
        return driver.open(device("127.0.0.1", port), context());
    }

    /** Lets the node speak to devices, or not. */
    public void maySpeak(boolean on) {
        maySpeak = on;
    }

    public DriverContext context() {
        return new DriverContext() {
            @Override
            public CompletionStage<Opening> converse(BlockingDialogue dialogue, Device device) {
                throw new UnsupportedOperationException("this driver has no dialogues");
            }

            @Override
            public boolean maySpeak() {
                return maySpeak;
            }
        };
    }

    public Opening open(int port) {
        return await(opening(port));
    }

    /** A session that must come about. */
    public DeviceSession session(int port) {
        Opening opening = open(port);
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).session();
    }

    /** Why there is no session. */
    public Outcome.Unavailable refusal(int port) {
        Opening opening = open(port);
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
