package org.nasd.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Figures;
import org.nasd.api.operations.HealthOperations;
import org.nasd.api.operations.Operations;
import org.nasd.api.operations.OverviewOperations;
import org.nasd.api.operations.Readiness;
import org.nasd.api.operations.Role;

/** Operations of which only the figures and the health can be asked, by somebody who may only look. */
final class FakeOperations {

    private FakeOperations() {}

    static Operations of(Supplier<Figures> figures, Supplier<Readiness> readiness) {
        return proxy(Operations.class, (topic, caller) -> switch (topic) {
            case "overview" ->
                proxy(OverviewOperations.class, (method, who) -> answer(method, who, "figures", figures));
            case "health" ->
                proxy(HealthOperations.class, (method, who) -> answer(method, who, "readiness", readiness));
            default -> throw new AssertionError(topic);
        });
    }

    private interface Answers {
        Object to(String method, Caller caller);
    }

    private static Object answer(String method, Caller caller, String known, Supplier<?> answer) {
        assertThat(method).isEqualTo(known);
        assertThat(caller.role()).isEqualTo(Role.VIEWER);
        return answer.get();
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answers.to(method.getName(), arguments == null ? null : (Caller) arguments[0])));
    }
}
