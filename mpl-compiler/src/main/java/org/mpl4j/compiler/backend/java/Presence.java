package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import org.mpl4j.compiler.model.Item;

/** Whether optional items are there. */
final class Presence {
    private Presence() {}

    /** Adds {@code hasX()}. */
    static void add(Members members, Item item) {
        item.presence().ifPresent(condition -> {
            ViewFrame frame = members.frame();
            ExprEmitter emitter = new ExprEmitter(frame, frame.placed(item.id()).start());
            members.addGetter(
                    members.names().has(item),
                    TypeName.BOOLEAN,
                    Docs.returning("whether " + Docs.code(item.name()) + " is there", Optional.empty()),
                    emitter.truth(condition).text());
        });
    }

    /** What an accessor of the item does first. */
    static void check(Members members, Item item, MethodSpec.Builder method) {
        if (item.presence().isPresent()) {
            method.beginControlFlow("if (!$L())", members.names().has(item));
            method.addStatement("throw $T.field($S)", RuntimeTypes.ABSENCE, item.name());
            method.endControlFlow();
        }
    }

    /** Statements that are for an item that is there. */
    static void when(Members members, Item item, CodeBlock.Builder code, Runnable then) {
        if (item.presence().isPresent()) {
            code.beginControlFlow("if ($L())", members.names().has(item));
            then.run();
            code.endControlFlow();
        } else {
            then.run();
        }
    }
}
