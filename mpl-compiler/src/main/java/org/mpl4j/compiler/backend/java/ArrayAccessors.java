package org.mpl4j.compiler.backend.java;

import com.palantir.javapoet.MethodSpec;
import org.mpl4j.compiler.model.ArrayItem;

/** Adds the accessor of an array, and the classes of its list and elements. */
final class ArrayAccessors {
    private final Members members;
    private final ArrayInfo info;

    ArrayAccessors(Members members, ArrayInfo info) {
        this.members = members;
        this.info = info;
    }

    void add() {
        ArrayItem array = info.array();
        Presence.add(members, array);
        MethodSpec.Builder method =
                Members.getter(members.names().accessor(array), info.listType(), Docs.returning(array));
        Presence.check(members, array, method);
        members.add(method.addStatement("return $L", info.list(members.frame())).build());
        if (info.isReusable(members.frame())) {
            MethodSpec.Builder each =
                    ReusableViews.each(members.names().accessor(array), info.element(), Docs.code(array.name()));
            Presence.check(members, array, each);
            members.add(each.addStatement(info.each(members.frame())).build());
        }
        if (!info.isShared()) {
            members.add(info.listClass()::type);
        }
        if (info.single().isEmpty()) {
            members.add(info.body().code().view()::type);
        }
    }
}
