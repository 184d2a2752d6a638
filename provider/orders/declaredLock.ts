/** What a state keeps of the deletion lock. */
export interface LockState {
    /** As the numbers show it. */
    readonly deletionLock?: boolean;
    /** The program declares it, whatever the numbers show. */
    readonly __locked?: boolean;
}

/** What a state keeps of the lock that a program declares. */
export function declaredLock({ deletionLock }: Pick<LockState, "deletionLock">): Pick<LockState, "__locked"> {
    return { __locked: deletionLock === true || undefined };
}

/** The lock as a destroy has to take it: where it is declared, or on, no destroy lifts it. */
export function lockAtDestroy({ deletionLock, __locked }: LockState): { readonly deletionLock: true | undefined } {
    return { deletionLock: deletionLock === true || __locked === true || undefined };
}
