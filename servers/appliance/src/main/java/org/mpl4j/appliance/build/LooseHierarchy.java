package org.mpl4j.appliance.build;

import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import org.jspecify.annotations.Nullable;

/** What is known of classes when frames of stacks are computed: those of the JDK as they are, others as if they extended {@code Object}. Code that is written here never needs more, and that which is copied keeps its frames. */
final class LooseHierarchy implements ClassHierarchyResolver {
    private static final ClassHierarchyResolver JDK =
            ClassHierarchyResolver.ofClassLoading(ClassLoader.getPlatformClassLoader());

    @Override
    public @Nullable ClassHierarchyInfo getClassInfo(ClassDesc type) {
        ClassHierarchyInfo known = type.descriptorString().startsWith("Ljava/") ? JDK.getClassInfo(type) : null;
        return known == null ? ClassHierarchyInfo.ofInterface() : known;
    }
}
