package org.nasd.tck.bench;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.nasd.tck.DriverTck;

/** Builds the bench for a class, hands it to the checks, and tidies it after each. */
public final class BenchProvider implements TestInstancePostProcessor, ParameterResolver, AfterEachCallback {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(BenchProvider.class);

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) throws Exception {
        // The store of the class closes it.
        context.getStore(NAMESPACE).put(Bench.class, new Bench(((DriverTck) instance).device()));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Bench.class;
    }

    @Override
    public Bench resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return bench(context);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        bench(context).tidy();
    }

    private static Bench bench(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Bench.class, Bench.class);
    }
}
