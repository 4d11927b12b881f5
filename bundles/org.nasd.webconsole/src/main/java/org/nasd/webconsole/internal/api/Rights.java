package org.nasd.webconsole.internal.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasd.api.operations.DeviceOperations;
import org.nasd.api.operations.EventOperations;
import org.nasd.api.operations.NasOperations;
import org.nasd.api.operations.Needs;
import org.nasd.api.operations.NodeOperations;
import org.nasd.api.operations.Role;

/**
 * What somebody may do, as the operations themselves say it, so that a page can leave out what would be refused anyway. The operations
 * check for themselves.
 */
final class Rights {

    private static final Map<Class<?>, List<String>> ACTIONS = Map.of(
            NasOperations.class, List.of("pause", "resume", "forks", "sync", "pauseAll", "resumeAll"),
            EventOperations.class, List.of("push", "requeue", "cancel", "hasten", "discard"),
            DeviceOperations.class, List.of("preview", "exec"),
            NodeOperations.class, List.of("drain", "undrain", "forget"));

    private final Map<String, Role> needed = new TreeMap<>();

    Rights() {
        ACTIONS.forEach((topic, names) -> names.forEach(name -> needed.put(name, needed(topic, name))));
    }

    private static Role needed(Class<?> topic, String name) {
        return Arrays.stream(topic.getMethods())
                .filter(method -> method.getName().equals(name))
                .map(method -> method.getAnnotation(Needs.class).value())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no operation " + name));
    }

    List<String> of(Role role) {
        return needed.entrySet().stream()
                .filter(action -> role.includes(action.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
