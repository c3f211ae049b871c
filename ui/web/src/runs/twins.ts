/** Twins are called by their place, student~scratch, or by their title, "student twin: scratch". */
export const isTwin = (model: string): boolean => model.includes('~') || model.includes(' twin: ');
