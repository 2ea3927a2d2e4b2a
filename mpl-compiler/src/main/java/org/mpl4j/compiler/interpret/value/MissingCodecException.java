package org.mpl4j.compiler.interpret.value;

import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.model.FieldType;

/** An extern type cannot be read or written, because the class that does it is not there. */
public final class MissingCodecException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingCodecException(FieldType.Extern type, String reason, @Nullable Throwable cause) {
        super("extern " + type.name() + " needs the codec " + type.codecClass() + ": " + reason, cause);
    }
}
