package org.nasd.itests.drivers;

import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives all tests of a class the same scene, which is closed after the last of them. */
final class SceneProvider implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> test = context.getRequiredTestClass();
        ExtensionContext ofClass =
                context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
        return ofClass.getStore(Namespace.create(SceneProvider.class, test))
                .computeIfAbsent(test, key -> scene(test.getSimpleName().toLowerCase(Locale.ROOT)), Scene.class);
    }

    private static Scene scene(String name) {
        try {
            return new Scene(name);
        } catch (Exception e) {
            throw new ParameterResolutionException("the instance could not be started", e);
        }
    }
}
