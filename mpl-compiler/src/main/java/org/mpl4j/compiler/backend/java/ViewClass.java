package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A view class that has been made.
 *
 * @param own the class without what is called from others: nested types, and static methods
 */
record ViewClass(BlockInfo block, TypeSpec own, Members members, ViewMaking making) {
    /** All of the class, once everything has been made that may call it. */
    TypeSpec type() {
        List<TypeSpec> types = members.types();
        return own.toBuilder()
                .addMethods(block.code().staticMethods())
                .addTypes(types)
                .build();
    }

    /** A new view of bytes whose end is known. */
    CodeBlock create(Function<Var, CodeBlock> arguments) {
        return create(arguments, fresh());
    }

    /** The same, of a view that is given; where that can be. */
    CodeBlock create(Function<Var, CodeBlock> arguments, CodeBlock target) {
        return call(ViewMaking.AT, making.whereEndIsKnown(), arguments, target);
    }

    /** A view to be pointed somewhere, where views can be. */
    CodeBlock fresh() {
        return CodeBlock.of("new $T()", block.className());
    }

    /** Whether there are two ways to make one. */
    boolean isNoted() {
        return making.whereParseNoted().isPresent();
    }

    /** A new view of a branch, of what the parse noted; empty where it noted nothing. */
    Optional<CodeBlock> createNoted(Function<Var, CodeBlock> arguments, CodeBlock target) {
        return making.whereParseNoted().map(maker -> call(ViewMaking.NOTED, maker, arguments, target));
    }

    /** A new view of bytes whose end it finds. */
    CodeBlock createFrom(Function<Var, CodeBlock> arguments) {
        return createFrom(arguments, fresh());
    }

    /** The same, of a view that is given; where that can be. */
    CodeBlock createFrom(Function<Var, CodeBlock> arguments, CodeBlock target) {
        return call(ViewMaking.STARTING_AT, making.whereStartIsKnown(), arguments, target);
    }

    private CodeBlock call(
            String method, ViewMaking.Maker maker, Function<Var, CodeBlock> arguments, CodeBlock target) {
        Stream<CodeBlock> given = maker.parameters().stream().map(arguments);
        Stream<CodeBlock> pointed = block.packet().spec().isReusable() ? Stream.of(target) : Stream.of();
        return CodeBlock.of(
                "$T.$L($L)",
                block.className(),
                method,
                Stream.concat(given, pointed).collect(CodeBlock.joining(", ")));
    }
}
