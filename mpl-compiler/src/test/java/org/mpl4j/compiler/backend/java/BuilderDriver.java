package org.mpl4j.compiler.backend.java;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mpl4j.compiler.derive.Binding;
import org.mpl4j.compiler.interpret.value.ArrayShape;
import org.mpl4j.compiler.interpret.value.ClassifyShape;
import org.mpl4j.compiler.interpret.value.ElementValue;
import org.mpl4j.compiler.interpret.value.FieldShape;
import org.mpl4j.compiler.interpret.value.ItemShape;
import org.mpl4j.compiler.interpret.value.NestedShape;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.interpret.value.ScopeValue;
import org.mpl4j.compiler.model.Classify;
import org.mpl4j.compiler.model.Expr;
import org.mpl4j.compiler.model.NestedPacket;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.PayloadWriter;

/**
 * Builds by generated code a packet that was read: at every stage it calls the method that the stage's interface has, so that what javac would refuse fails here, too.
 */
final class BuilderDriver {
    private final GeneratedSpec generated;
    private final Random random;
    private final double wrong;
    private final double taken;

    /** An object and the type that javac knows it by. */
    private record Stage(Object builder, Class<?> type) {}

    /** @param wrong how likely it is that a value is not the one of the packet */
    BuilderDriver(GeneratedSpec generated, Random random, double wrong) {
        this(generated, random, wrong, 0);
    }

    private BuilderDriver(GeneratedSpec generated, Random random, double wrong, double taken) {
        this.generated = generated;
        this.random = random;
        this.wrong = wrong;
        this.taken = taken;
    }

    /** One that gives views of what is made of other things, instead of giving these: always, or only sometimes, so that it also gives views of what is inside. */
    static BuilderDriver givingViews(GeneratedSpec generated, Random random, double taken) {
        return new BuilderDriver(generated, random, 0, taken);
    }

    private boolean isWrong() {
        return random.nextDouble() < wrong;
    }

    /** Builds the packet into a buffer, whose position is then behind it. */
    void build(PacketValue packet, ByteBuffer buffer) {
        build(packet, null, buffer);
    }

    /** @param view of the same, if views are given */
    void build(PacketValue packet, @Nullable Object view, ByteBuffer buffer) {
        QualifiedName name = packet.packetShape().type().name();
        BuildScope scope = scope(generated.packet(name));
        List<Object> values = new ArrayList<>(List.of(buffer));
        List<Class<?>> types = new ArrayList<>(List.of(ByteBuffer.class));
        for (Param param : scope.parameters().given()) {
            types.add(GeneratedSpec.type(param));
            values.add(GeneratedSpec.value(packet.arguments(), param));
        }
        try {
            Method method = PublicMethods.of(generated.type(name)).find("builder", types.toArray(Class<?>[]::new));
            Object builder = method.invoke(null, values.toArray());
            Stage last = give(scope.body(), packet, view, new Stage(builder, method.getReturnType()));
            if (wrong == 0) {
                TakenLabels.check(packet, (Integer) call(last, ViewLeaf.NAME).builder());
            }
            call(last, "build");
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static BuildScope scope(PacketInfo packet) {
        return new BuildScope(
                packet.body(),
                null,
                packet.className().nestedClass("Writer"),
                StageNames.of(packet.className()),
                Set.of());
    }

    private static RuntimeException unwrapped(InvocationTargetException e) {
        if (e.getCause() instanceof BuildException cause) {
            return cause;
        }
        throw new AssertionError(e.getCause());
    }

    /** Gives everything of a block. */
    private Stage give(BuildBlock block, ScopeValue scope, @Nullable Object view, Stage from) {
        Stage stage = from;
        for (Offer offer : block.offers()) {
            ItemShape shape = scope.packet().packetShape().item(offer.item().id());
            boolean isForgotten = shape.isOptional() && isWrong();
            if (shape.isPresent(scope) && !isForgotten && !isLeftOut(block, offer, shape, scope)) {
                stage = give(block, offer, shape, scope, view, stage);
            }
        }
        return stage;
    }

    /** Whether what follows without the caller is left to the builder this time. */
    private boolean isLeftOut(BuildBlock block, Offer offer, ItemShape shape, ScopeValue scope) {
        if (!random.nextBoolean()) {
            return false;
        } else if (shape instanceof ArrayShape array) {
            return !offer.isRequired()
                    && !array.isOptional()
                    && array.list(scope).isEmpty();
        }
        return shape instanceof FieldShape field
                && field.kind().isNumber()
                && !field.isOptional()
                && block.info().packet().plan().binding(field.id()) instanceof Binding.Defaulted defaulted
                && isConstant(defaulted.value(), field.number(scope));
    }

    private static boolean isConstant(Expr expr, long number) {
        return expr instanceof Expr.IntConst constant && constant.value() == number
                || expr instanceof Expr.BoolConst flag && (flag.value() ? 1 : 0) == number;
    }

    private Stage give(
            BuildBlock block, Offer offer, ItemShape shape, ScopeValue scope, @Nullable Object view, Stage stage) {
        if (shape instanceof FieldShape field) {
            return giveField(offer.name(), field, scope, stage);
        }
        String accessor = block.info().memberNames().accessor(offer.item());
        Object inside = view == null || isPacketAlone(block) ? view : GeneratedSpec.get(view, accessor);
        if (inside != null && random.nextDouble() < taken) {
            return call(stage, offer.item() instanceof Classify ? accessor : offer.name(), inside);
        } else if (shape instanceof NestedShape nested) {
            return call(stage, offer.name(), content(nested, scope, inside));
        } else if (shape instanceof ArrayShape array) {
            return giveElements(block, offer, array, scope, (Iterable<?>) inside, stage);
        }
        return giveBranch(block, (ClassifyShape) shape, scope, inside, stage);
    }

    /** Whether the view of an element is the one of the packet in it. */
    private static boolean isPacketAlone(BuildBlock block) {
        return block.info().role() instanceof BlockInfo.Role.ElementBody
                && block.info().ofElement().single().isPresent();
    }

    private Stage giveField(String name, FieldShape field, ScopeValue scope, Stage stage) {
        FieldJava java = FieldJava.of(field.field());
        Object value = switch (java.kind()) {
            case BOOLEAN -> field.number(scope) != 0 ^ isWrong();
            case INT -> (int) number(field.number(scope));
            case LONG, UNSIGNED_LONG -> number(field.number(scope));
            case FLOAT -> Float.intBitsToFloat((int) field.rawBits(scope));
            case DOUBLE -> Double.longBitsToDouble(field.rawBits(scope));
            case BYTES -> bytes(field.content(scope));
            case EXTERN -> field.foreign(scope);
        };
        boolean isPayload = FieldWriting.takesPayload(field.field()) && random.nextBoolean();
        if (isPayload && field.enumeration() == null && has(stage, name, PayloadWriter.class)) {
            Bytes content = (Bytes) value;
            PayloadWriter writer = out -> out.putBytes("content", content);
            return call(stage, name, writer);
        }
        return call(stage, name, value);
    }

    private long number(long right) {
        return isWrong() ? (random.nextBoolean() ? random.nextInt(12) : right + random.nextInt(5) - 2) : right;
    }

    private Bytes bytes(Bytes right) {
        return isWrong() ? Bytes.wrap(Arrays.copyOf(right.toArray(), random.nextInt(right.length() + 4))) : right;
    }

    private static boolean has(Stage stage, String name, Class<?> parameter) {
        return PublicMethods.of(stage.type).named(name).stream()
                .anyMatch(method -> method.getParameterTypes()[0] == parameter);
    }

    private Function content(NestedShape nested, ScopeValue scope, @Nullable Object view) {
        PacketValue inside = nested.packet(scope);
        PacketInfo target = generated.packet(((NestedPacket) nested.item()).target());
        return stage -> give(scope(target).body(), inside, view, stage);
    }

    private Stage giveElements(
            BuildBlock block,
            Offer offer,
            ArrayShape array,
            ScopeValue scope,
            @Nullable Iterable<?> views,
            Stage stage) {
        ArrayInfo info = block.info().array(array.id());
        BuildScope element = new BuildScope(
                info.body(),
                block.scope(),
                block.scope().className().nestedClass("Some"),
                block.scope().stageNames().within("Some"),
                Set.of());
        Method method = method(stage.type, offer.name(), Consumer.class);
        Class<?> list =
                (Class<?>) ((ParameterizedType) method.getGenericParameterTypes()[0]).getActualTypeArguments()[0];
        Consumer<Object> adder = adds -> {
            Iterator<?> view = views == null ? null : views.iterator();
            for (ElementValue value : array.list(scope)) {
                Object of = view == null ? null : view.next();
                for (int i = isWrong() ? random.nextInt(3) : 1; i > 0; i--) {
                    add(element, value, of, new Stage(adds, list));
                }
            }
        };
        return call(stage, offer.name(), adder);
    }

    private void add(BuildScope element, ElementValue value, @Nullable Object view, Stage list) {
        if (view != null && random.nextDouble() < taken) {
            call(list, "add", view);
            return;
        }
        List<Offer> offers = element.body().offers();
        boolean isSingle = offers.size() == 1
                && offers.get(0).isRequired()
                && !(offers.get(0).item() instanceof Classify);
        if (!isSingle) {
            Function content = stage -> give(element.body(), value, view, stage);
            call(list, "add", content);
            return;
        }
        ItemShape shape = value.packet().packetShape().item(offers.get(0).item().id());
        Offer renamed = new Offer(offers.get(0).item(), 0, 0, false, true, "add");
        give(element.body(), renamed, shape, value, view, list);
    }

    private Stage giveBranch(
            BuildBlock block, ClassifyShape shape, ScopeValue scope, @Nullable Object view, Stage stage) {
        ClassifyInfo info = block.info().classify(shape.id());
        int index = scope.branchOf(shape);
        String name = block.branchMethod(info, index);
        List<Method> methods = PublicMethods.of(stage.type).named(name);
        boolean takesTag = methods.stream().anyMatch(method -> method.getParameterCount() == 1);
        Stage inner = takesTag ? call(stage, name, tag(shape, scope)) : call(stage, name);
        return give(block.branches(info).get(index), scope, view, inner);
    }

    private static Object tag(ClassifyShape shape, ScopeValue scope) {
        Expr tag = shape.classify().tag();
        if (tag instanceof Expr.ParamValue param) {
            return GeneratedSpec.value(
                    scope.packet().arguments(),
                    scope.packet().packetShape().type().params().get(param.index()));
        }
        FieldShape field = scope.packet().packetShape().field(((Expr.FieldValue) tag).itemId());
        return switch (FieldJava.of(field.field()).kind()) {
            case BOOLEAN -> (Object) (field.number(scope) != 0);
            case INT -> (Object) (int) field.number(scope);
            case BYTES -> field.content(scope);
            default -> (Object) field.number(scope);
        };
    }

    // Calls

    /** What a caller does with a stage of a nested packet or element. */
    private interface Function {
        Stage apply(Stage stage);
    }

    private static Stage call(Stage stage, String name, Object... arguments) {
        Method method = PublicMethods.of(stage.type).named(name).stream()
                .filter(m -> m.getParameterCount() == arguments.length)
                .filter(m -> arguments.length == 0 || fits(m.getParameterTypes()[0], arguments[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + Arrays.toString(arguments) + " in " + stage.type));
        try {
            Object[] values = Arrays.stream(arguments)
                    .map(argument -> argument instanceof Function function
                            ? proxy(method.getParameterTypes()[0], function)
                            : argument)
                    .toArray();
            return new Stage(method.invoke(stage.builder, values), method.getReturnType());
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Method method(Class<?> type, String name, Class<?> parameter) {
        try {
            return PublicMethods.of(type).find(name, parameter);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean fits(Class<?> type, Object argument) {
        if (argument instanceof Function) {
            return type.isInterface() && type != PayloadWriter.class;
        } else if (type.isPrimitive()) {
            return type == int.class && argument instanceof Integer
                    || type == long.class && argument instanceof Long
                    || type == boolean.class && argument instanceof Boolean
                    || type == float.class && argument instanceof Float
                    || type == double.class && argument instanceof Double;
        }
        return type.isInstance(argument);
    }

    private static Object proxy(Class<?> content, Function function) {
        Class<?> first = PublicMethods.of(content).named("write").stream()
                .findFirst()
                .map(method -> method.getParameterTypes()[0])
                .orElseThrow();
        return Proxy.newProxyInstance(content.getClassLoader(), new Class<?>[] {content}, (self, method, arguments) -> {
            Stage last = function.apply(new Stage(arguments[0], first));
            if (!method.getReturnType().isAssignableFrom(last.type)) {
                throw new AssertionError(last.type + " is not complete");
            }
            return last.builder;
        });
    }
}
