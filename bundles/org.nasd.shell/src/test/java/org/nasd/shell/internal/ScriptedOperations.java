package org.nasd.shell.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.nasd.api.operations.Caller;
import org.nasd.api.operations.Operations;

/** Operations whose answers a test writes down beforehand, and which remember what they were asked. */
final class ScriptedOperations {

    /** One call: the method's name behind its topic, and its arguments without the caller. */
    record Call(String method, Caller caller, List<Object> arguments) {}

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<List<Object>, Object>> answers = new ConcurrentHashMap<>();

    ScriptedOperations answer(String method, Function<List<Object>, Object> answer) {
        answers.put(method, answer);
        return this;
    }

    Call only() {
        if (calls.size() != 1) {
            throw new AssertionError("not one call: " + calls);
        }
        return calls.get(0);
    }

    Operations service() {
        return proxy(
                Operations.class,
                (self, topic, none) -> isOfObject(topic)
                        ? topic.invoke(this, none)
                        : proxy(topic.getReturnType(), (desk, method, arguments) -> call(topic, method, arguments)));
    }

    private static boolean isOfObject(Method method) {
        return method.getDeclaringClass() == Object.class;
    }

    private Object call(Method topic, Method method, Object[] arguments) {
        String name = topic.getName() + "." + method.getName();
        List<Object> rest = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        calls.add(new Call(name, (Caller) arguments[0], rest));
        Function<List<Object>, Object> answer = answers.get(name);
        if (answer == null) {
            throw new AssertionError("nobody expected " + name);
        }
        return answer.apply(rest);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
