package org.mpl4j.ssh.interop;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one proving ground and the one matrix, which are closed when all tests have run. */
final class Interop implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ProvingGround.class || type == Matrix.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(ExtensionContext.Namespace.create(Interop.class));
        return parameter.getParameter().getType() == Matrix.class
                ? store.computeIfAbsent(Matrix.class, any -> new Matrix(Clients.NAMES))
                : store.computeIfAbsent(ProvingGround.class, any -> new ProvingGround());
    }
}
