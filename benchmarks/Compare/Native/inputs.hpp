// The numbers all peers compute with: the same functions of an index and a seed as in Peers/Inputs.cs and Python/inputs.py.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <sys/mman.h>

using Array = std::unique_ptr<float[], decltype(&std::free)>;

/// Zeros at a cache line, in huge pages where the array is large enough (NumPy asks for them by itself, so everybody gets them).
inline Array zeros(size_t count)
{
    size_t bytes = (count * sizeof(float) + 63) / 64 * 64, page = size_t(2) << 20;
    void* memory = std::aligned_alloc(bytes < page ? 64 : page, bytes < page ? bytes : (bytes + page - 1) / page * page);
    if (bytes >= page)
        madvise(memory, bytes, MADV_HUGEPAGE);
    std::memset(memory, 0, bytes);
    return Array(static_cast<float*>(memory), &std::free);
}

/// 32 bits for each index: "lowbias32" (C. Wellons, "Prospecting for Hash Functions", 2018).
inline uint32_t hash(uint32_t index, uint32_t seed)
{
    uint32_t x = index + seed * 0x9E3779B9u;
    x = (x ^ (x >> 16)) * 0x7FEB352Du;
    x = (x ^ (x >> 15)) * 0x846CA68Bu;
    return x ^ (x >> 16);
}

/// start + width * u, with u uniform in [0, 1).
inline Array uniform(size_t count, uint32_t seed, float start = 0, float width = 1)
{
    Array values = zeros(count);
    for (size_t i = 0; i < count; i++)
        values[i] = start + width * ((hash(i, seed) >> 8) * (1.0f / (1 << 24)));
    return values;
}

/// An integer from 0 up to bound, exclusive.
inline int class_of(uint32_t index, uint32_t seed, uint32_t bound) { return uint64_t(hash(index, seed)) * bound >> 32; }

/// 0 or 1, evenly.
inline Array labels(size_t count, uint32_t seed)
{
    Array values = zeros(count);
    for (size_t i = 0; i < count; i++)
        values[i] = class_of(i, seed, 2);
    return values;
}
