package org.nasd.tck.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasd.api.driver.DeviceDriver;
import org.nasd.api.driver.Settings;
import org.nasd.api.driver.Task;
import org.nasd.api.scheme.Rendering;
import org.nasd.api.scheme.Scheme;
import org.nasd.tck.DeviceUnderTest;

/** Makes tasks that mark values, the way the scheduler does: the scheme's template, the values escaped by the driver. */
public final class Marker {

    private final DeviceDriver driver;
    private final Scheme scheme;
    private final Settings settings;

    Marker(DeviceDriver driver, Scheme scheme, Settings settings) {
        this.driver = driver;
        this.scheme = scheme;
        this.settings = settings;
    }

    /** The task that marks a value, or empty when the value was refused before anything was sent. */
    public Optional<Task> task(String value, Duration timeout) {
        if (!driver.usesTemplates()) {
            Map<String, String> variables = Map.of("mark", value, "user_id", "1", "cmd", DeviceUnderTest.EVENT);
            return Optional.of(task(variables, List.of(), timeout));
        }
        return commands(value).map(commands -> task(Map.of(), commands, timeout));
    }

    /** One task that marks several values in turn, by one command each. */
    public Task taskOf(List<String> several, Duration timeout) {
        List<String> commands = new ArrayList<>();
        several.forEach(value -> commands.addAll(commands(value).orElseThrow()));
        return task(Map.of(), commands, timeout);
    }

    private static Task task(Map<String, String> variables, List<String> commands, Duration timeout) {
        return new Task(1, DeviceUnderTest.EVENT, 1, variables, commands, null, timeout);
    }

    private Optional<List<String>> commands(String value) {
        Rendering rendering =
                scheme.render(DeviceUnderTest.EVENT, Map.of("mark", value), v -> driver.escape(v, settings));
        return rendering instanceof Rendering.Commands ready ? Optional.of(ready.commands()) : Optional.empty();
    }
}
