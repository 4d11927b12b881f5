package org.nasd.itests.schemes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.Settings;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.api.scheme.SchemeStatus;

/** One of the schemes that nasd ships, with its driver. */
record Shipped(String name, Path directory, Scheme scheme, DeviceDriver driver, Settings settings) {

    /** Where the sources of the schemes are. */
    static final Path ETC = Path.of("..", "etc").toAbsolutePath().normalize();

    /** The events of the domain that every scheme must have an answer to. */
    static final List<String> EVENTS = List.of(
            "user_add",
            "user_del",
            "user_edit",
            "user_accept",
            "user_drop",
            "user_redirect",
            "user_redirect_cancel",
            "user_auth",
            "user_disconnect",
            "user_rate_set",
            "user_rate_set_cancel",
            "own_disabled",
            "own_disabled_cancel",
            "usluga_activate",
            "usluga_deactivate",
            "b_negbal",
            "u_b_negbal",
            "b_sys",
            "user_info",
            "user_test",
            "user_get_mac");

    static List<String> names() {
        try (Stream<Path> entries = Files.list(ETC.resolve("oss"))) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scheme as the container has it; fails with its mistakes when it does not load. */
    static Shipped of(String name, Container container) throws InterruptedException {
        SchemeStatus status =
                container.schemes().find(name).orElseThrow(() -> new AssertionError(name + " is not there"));
        if (!status.errors().isEmpty()) {
            throw new AssertionError(status.errors());
        }
        Scheme scheme = status.scheme().orElseThrow();
        DeviceDriver driver = container
                .driver(scheme.driver())
                .orElseThrow(() -> new AssertionError("the distribution has no driver " + scheme.driver()));
        return new Shipped(
                name,
                ETC.resolve("oss").resolve(name),
                scheme,
                driver,
                Settings.of(driver.defaults(), scheme.settings()));
    }

    Rendering render(String event, Map<String, Object> variables) {
        return scheme.render(event, variables, value -> driver.escape(value, settings));
    }

    /** The commands of an event that must be possible. */
    List<String> commands(String event, Map<String, Object> variables) {
        Rendering rendering = render(event, variables);
        if (rendering instanceof Rendering.Commands commands) {
            return commands.commands();
        }
        throw new AssertionError(name + ": " + rendering);
    }

    @Override
    public String toString() {
        return name;
    }
}
