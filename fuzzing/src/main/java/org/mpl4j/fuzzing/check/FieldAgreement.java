package org.mpl4j.fuzzing.check;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldValue;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.runtime.OpenBytesEnum;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.View;

/**
 * Compares what a view says, field by field, with what the interpreter says. Accessors are found by the names of fields, in the view or in the branches of its classifies; a field whose
 * accessor has another name, since that one was taken, is left out and counted.
 */
public final class FieldAgreement {
    private long compared;
    private long unnamed;

    /** How many values were compared. */
    public long compared() {
        return compared;
    }

    /** How many fields have accessors that are called otherwise. */
    public long unnamed() {
        return unnamed;
    }

    /**
     * Compares fields.
     *
     * @param path of what they are in, for messages
     * @throws AssertionError if one differs
     */
    public void check(List<FieldValue> fields, Object view, String path) {
        for (FieldValue field : fields) {
            String own = path + "." + field.name();
            Optional<Object> actual = get(view, JavaNames.member(field.name()));
            if (actual.isEmpty()) {
                unnamed++;
                continue;
            }
            compared++;
            check(field, actual.get(), own);
        }
    }

    private void check(FieldValue field, Object actual, String path) {
        if (field instanceof FieldValue.Nested nested) {
            check(nested.value().fields(), actual, path);
        } else if (field instanceof FieldValue.Choice choice) {
            check(choice.fields(), actual, path);
        } else if (field instanceof FieldValue.Elements elements) {
            elements(elements.value(), (List<?>) actual, path);
        } else if (field instanceof FieldValue.Whole whole) {
            same(path, whole.value(), number(actual));
        } else if (field instanceof FieldValue.Flag flag) {
            same(path, flag.value() ? 1L : 0L, number(actual));
        } else if (field instanceof FieldValue.Real real) {
            same(path, (float) real.value(), ((Number) actual).floatValue());
        } else if (field instanceof FieldValue.Content content) {
            same(path, content.value(), actual instanceof OpenBytesEnum constant ? constant.value() : actual);
        } else {
            same(path, ((FieldValue.Foreign) field).value(), actual);
        }
    }

    private static Object number(Object actual) {
        if (actual instanceof OpenEnum constant) {
            return constant.value();
        }
        return actual instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : (Object) ((Number) actual).longValue();
    }

    /** A view of an element may be that of its only field, a packet. */
    private void elements(List<ElementValue> expected, List<?> actual, String path) {
        same(path + ".size", expected.size(), actual.size());
        int index = 0;
        for (Object element : actual) {
            ElementValue value = expected.get(index);
            String own = path + "[" + index++ + "]";
            List<FieldValue> fields = value.fields();
            boolean isItsOnlyField = fields.size() == 1
                    && fields.get(0) instanceof FieldValue.Nested nested
                    && element.getClass()
                            .getSimpleName()
                            .equals(JavaNames.type(nested.value().name()));
            check(isItsOnlyField ? ((FieldValue.Nested) fields.get(0)).value().fields() : fields, element, own);
        }
    }

    private static void same(String path, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError(
                    "the interpreter says that " + path + " is " + expected + ", and generated code, " + actual);
        }
    }

    /** What an accessor of the view gives, or of the branches that its classifies took. */
    private static Optional<Object> get(Object view, String name) {
        Optional<Object> own = call(view, name);
        if (own.isPresent()) {
            return own;
        }
        return Arrays.stream(view.getClass().getMethods())
                .filter(FieldAgreement::givesBranch)
                .flatMap(method -> call(view, method.getName()).stream())
                .flatMap(branch -> get(branch, name).stream())
                .findFirst();
    }

    private static boolean givesBranch(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType().isInterface()
                && View.class.isAssignableFrom(method.getReturnType());
    }

    private static Optional<Object> call(Object view, String name) {
        try {
            return Optional.of(view.getClass().getMethod(name).invoke(view));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (InvocationTargetException e) {
            throw new AssertionError(name + " throws", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
