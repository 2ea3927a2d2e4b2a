package org.mpl4j.compiler.interpret.value;

import java.lang.reflect.Field;
import org.mpl4j.compiler.model.FieldType;
import org.mpl4j.runtime.Codec;

/** Finds the codec of an extern type by the name of its class. */
final class Codecs {
    private Codecs() {}

    /**
     * The codec's INSTANCE.
     *
     * @throws MissingCodecException if there is no such class, or it is no codec
     */
    @SuppressWarnings("unchecked") // values go back only to the codec that made them
    static Codec<Object> load(FieldType.Extern type) {
        try {
            Field instance = Class.forName(type.codecClass()).getField("INSTANCE");
            if (instance.get(null) instanceof Codec<?> codec) {
                return (Codec<Object>) codec;
            }
            throw new MissingCodecException(type, "its INSTANCE is no Codec", null);
        } catch (ClassNotFoundException e) {
            throw new MissingCodecException(type, "there is no such class on the class path", e);
        } catch (ReflectiveOperationException e) {
            throw new MissingCodecException(type, "it has no public static INSTANCE", e);
        }
    }
}
