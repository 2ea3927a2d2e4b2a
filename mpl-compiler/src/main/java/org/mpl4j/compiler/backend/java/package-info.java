/**
 * The Java backend: views that parse, and builders. One generator a construct; code is made of JavaPoet objects all the way. Input: model, layout, build plan and IR;
 * output: one file a packet and one a shared enumeration.
 *
 * <p>A {@link org.mpl4j.compiler.backend.java.BlockInfo} stands for what becomes one view class: a packet's body, a branch or an array's element. A {@link
 * org.mpl4j.compiler.backend.java.Frame} is a piece of Java being written; expressions and places are written into it, and it finds out what it needs from outside.
 */
@org.jspecify.annotations.NullMarked
package org.mpl4j.compiler.backend.java;
