package io.limbeck.engine.experiment;

import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Which classes check the constraints of a settings record; a native executable has to be told, since they are made by name. */
public final class ConstraintClasses {

    private final Set<Class<?>> found = new TreeSet<>(Comparator.comparing(Class::getName));

    private ConstraintClasses() {}

    /** {@return the validators that may be asked about a record of that type, by name} */
    public static Set<Class<?>> of(Class<? extends Record> settings) {
        ConstraintClasses classes = new ConstraintClasses();
        for (PropertyDescriptor property : Constraints.describe(settings).getConstrainedProperties()) {
            classes.add(property.getConstraintDescriptors());
            classes.addItems(property.getConstrainedContainerElementTypes());
        }
        return classes.found;
    }

    private void addItems(Collection<ContainerElementTypeDescriptor> items) {
        for (ContainerElementTypeDescriptor item : items) {
            add(item.getConstraintDescriptors());
            addItems(item.getConstrainedContainerElementTypes());
        }
    }

    private void add(Collection<ConstraintDescriptor<?>> constraints) {
        for (ConstraintDescriptor<?> constraint : constraints) {
            found.add(constraint.getAnnotation().annotationType());
            found.addAll(constraint.getConstraintValidatorClasses());
            add(constraint.getComposingConstraints());
        }
    }
}
