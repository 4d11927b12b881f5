package org.nasd.scheduler.internal.worker;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nasd.api.driver.Task;
import org.nasd.api.event.QueuedEvent;
import org.nasd.api.scheme.Rendering;
import org.nasd.scheduler.internal.assignment.Assignment;
import org.nasd.scheduler.internal.assignment.Variables;

/** Makes the task for a driver out of an event and the assignment of its NAS. */
sealed interface Launch {

    /** Something to send. */
    record Send(Task task) implements Launch {}

    /** The scheme says that this event needs nothing on this kind of NAS. */
    record Nothing() implements Launch {}

    /** It cannot be sent, now or later. */
    record Impossible(String reason) implements Launch {}

    static Launch of(QueuedEvent event, Assignment.Ready ready) {
        Map<String, Object> variables;
        try {
            variables = Variables.of(
                    event.event(), ready.device(), wanted(event.event().type(), ready));
        } catch (IOException e) {
            return new Impossible("the variables of the event cannot be read: " + e.getMessage());
        }
        String type = event.event().type();
        if (!ready.driver().usesTemplates()) {
            return new Send(task(event, Variables.asText(variables), List.of(), null, ready));
        }
        Rendering rendering = render(type, variables, ready);
        if (rendering instanceof Rendering.Impossible impossible) {
            return new Impossible(impossible.reason());
        }
        Rendering.Commands commands = (Rendering.Commands) rendering;
        if (commands.commands().isEmpty()) {
            return new Nothing();
        }
        return new Send(task(event, Map.of(), commands.commands(), commands.verify(), ready));
    }

    /** A scheme names what its templates may ask for; a program is told everything. */
    private static Predicate<String> wanted(String type, Assignment.Ready ready) {
        return ready.scheme()
                .filter(scheme -> ready.driver().usesTemplates())
                .<Predicate<String>>map(scheme -> scheme.variables(type)::contains)
                .orElse(name -> true);
    }

    /** What would be sent; of a driver without templates, what it would be told. */
    static Rendering preview(String type, Map<String, Object> variables, Assignment.Ready ready) {
        if (ready.driver().usesTemplates()) {
            return render(type, variables, ready);
        }
        String told = new TreeMap<>(Variables.asText(variables))
                .entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.joining(" "));
        return new Rendering.Commands(List.of(type + " with " + told), null);
    }

    private static Rendering render(String type, Map<String, Object> variables, Assignment.Ready ready) {
        if (ready.scheme().isEmpty()) {
            return new Rendering.Impossible(
                    "the driver " + ready.driverName() + " needs a scheme, and the NAS has none");
        }
        return ready.scheme().get().render(type, variables, value -> ready.driver()
                .escape(value, ready.device().settings()));
    }

    private static Task task(
            QueuedEvent event,
            Map<String, String> variables,
            List<String> commands,
            String verify,
            Assignment.Ready ready) {
        return new Task(
                event.head().id(),
                event.event().type(),
                event.event().userId(),
                variables,
                commands,
                verify,
                ready.terms().commandTimeout());
    }
}
