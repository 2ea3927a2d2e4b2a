package org.mpl4j.bench.size;

import java.io.IOException;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class file of generated code.
 *
 * @param spec the specification that it was generated from
 * @param large methods of its parse that are too large to be inlined
 */
record ClassSize(String spec, long bytes, List<LargeMethod> large) {
    private static final String GENERATED = "Lorg/mpl4j/runtime/GeneratedByMpl;";

    static ClassSize of(Path file) throws IOException {
        ClassModel model = ClassFile.of().parse(file);
        return new ClassSize(specOf(outermost(file)), Files.size(file), large(model));
    }

    /** The class that a class is nested in, which bears the annotation. */
    private static Path outermost(Path file) {
        String name = file.getFileName().toString();
        int nested = name.indexOf('$');
        return nested < 0 ? file : file.resolveSibling(name.substring(0, nested) + ".class");
    }

    private static String specOf(Path file) throws IOException {
        return ClassFile.of().parse(file).findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .filter(annotation -> annotation.className().equalsString(GENERATED))
                .map(annotation -> annotation.elements().get(0).value())
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " was not generated"));
    }

    private static List<LargeMethod> large(ClassModel model) {
        List<LargeMethod> large = new ArrayList<>();
        String type = model.thisClass().asInternalName();
        for (MethodModel method : model.methods()) {
            String name = method.methodName().stringValue();
            Optional<CodeAttribute> code = method.findAttribute(Attributes.code());
            int bytes = code.map(CodeAttribute::codeLength).orElse(0);
            if (isOfParse(name) && bytes > LargeMethod.INLINED) {
                String simple = type.substring(type.lastIndexOf('/') + 1).replace('$', '.');
                large.add(new LargeMethod(simple + "." + name, bytes));
            }
        }
        return large;
    }

    private static boolean isOfParse(String name) {
        return name.startsWith("skip") || name.startsWith("read") || name.startsWith("end");
    }
}
